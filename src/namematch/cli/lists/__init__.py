"""Lists of people that other programs keep: entities of FollowTheMoney."""
