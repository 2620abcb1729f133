"""The follow-along view: what there is to say and to see, where it stands, and its painting."""
