"""What the ear follows: tones, words, the mixer and the player."""
