# The line between a screen and its room.

live-unsent = Not sent yet. It goes out by itself as soon as the connection is back, and nothing you typed is lost.
