"""The clumsy one: asks somebody at the keyboard."""
# as: check run
# by: supervisor
# verdict: error
name = input("Your name? ")
