"""Boards and slides: the list of boards, a board to work on, and its slides on screen and on paper."""
