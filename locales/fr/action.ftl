# action
