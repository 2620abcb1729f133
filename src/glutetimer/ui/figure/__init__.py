"""The picture of the person who exercises: camera, room, body, and what the leg aims at."""
