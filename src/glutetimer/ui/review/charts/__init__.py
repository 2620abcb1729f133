"""The charts of the Review page: reps, effort and pain, left against right, levels; `axes` is
the frame that they share.
"""
