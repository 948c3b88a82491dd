"""REINFORCE on a corridor: walk to the right end before time runs out."""
from collections import deque

import numpy as np
import torch
from torch import nn, optim
from torch.distributions import Categorical
from torch.nn import functional as F

torch.manual_seed(543)
rng = np.random.default_rng(543)


class Corridor:
    def reset(self):
        self.at, self.time = 0.0, 0
        return np.array([self.at, 1.0, 0.0, 0.0], dtype=np.float32)

    def step(self, action):
        self.at += (0.2 if action == 1 else -0.2) + 0.05 * rng.standard_normal()
        self.time += 1
        done = self.at > 1 or self.time >= 20
        return np.array([self.at, 1.0, self.time / 20, 0.0], dtype=np.float32), float(self.at), done


class Policy(nn.Module):
    def __init__(self):
        super().__init__()
        self.affine1 = nn.Linear(4, 32)
        self.dropout = nn.Dropout(p=0.6)
        self.affine2 = nn.Linear(32, 2)
        self.saved_log_probs = []
        self.rewards = []

    def forward(self, x):
        x = F.relu(self.dropout(self.affine1(x)))
        return F.softmax(self.affine2(x), dim=1)


policy = Policy()
optimizer = optim.Adam(policy.parameters(), lr=1e-2)
eps = np.finfo(np.float32).eps.item()


def select_action(state):
    probs = policy(torch.from_numpy(state).float().unsqueeze(0))
    m = Categorical(probs)
    action = m.sample()
    policy.saved_log_probs.append(m.log_prob(action))
    return action.item()


def finish_episode():
    R, policy_loss, returns = 0, [], deque()
    for r in policy.rewards[::-1]:
        R = r + 0.99 * R
        returns.appendleft(R)
    returns = torch.tensor(returns)
    returns = (returns - returns.mean()) / (returns.std() + eps)
    for log_prob, R in zip(policy.saved_log_probs, returns):
        policy_loss.append(-log_prob * R)
    optimizer.zero_grad()
    policy_loss = torch.cat(policy_loss).sum()
    policy_loss.backward()
    optimizer.step()
    del policy.rewards[:]
    del policy.saved_log_probs[:]


running, env = 0.0, Corridor()
for episode in range(40):
    state, total = env.reset(), 0.0
    for _ in range(25):
        state, reward, done = env.step(select_action(state))
        policy.rewards.append(reward)
        total += reward
        if done:
            break
    running = 0.05 * total + 0.95 * running
    finish_episode()
    if episode % 10 == 0:
        print(f"Episode {episode} last reward {total!r} average {running:.3f}")
