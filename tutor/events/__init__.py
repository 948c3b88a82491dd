"""TensorBoard's event files, read without TensorFlow and without protobuf: `folder.Folder` is what the rest of the app uses.

frames   a growing file as whole records with the right checksum (TFRecord)
wire     one record as an event (the protobuf wire format), with the places of what varies in it
columns  many records at once: those of one shape are decoded together, by numpy
store    the points of a run, by tag; what a restart makes void
folder   a folder of runs, read on and on; our own runs too
"""
