"""What qualifies a clause: polarity, modality, tense, attribution, time, place and quantity."""
