"""What a rep aims at: a gauge beside the body, or a ring beside the shin, and a ghost of the top.

`marks` chooses; the parts of one that do not move are painted into the kept picture behind the
figure, the others in each frame. They stand where the body never is: a test
holds that.
"""
