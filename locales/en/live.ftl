# The line between a screen and its room.

live-unsent = Not sent yet. It goes out by itself as soon as the connection is back, and nothing you typed is lost.
live-crowded = Too many screens are open at once. This one is refreshed every 15 seconds; everything you press arrives at once.
