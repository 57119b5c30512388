"""From the tidy table to answers: ranking, trend, table, evidence. Knows pandas, nothing of Dash."""
