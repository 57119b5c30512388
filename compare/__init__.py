"""From the tidy table to answers: the tabs of Compare and the other screens. Knows pandas, nothing of Dash."""
