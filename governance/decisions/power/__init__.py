"""Voting power: how often each voter's vote decides, exactly."""
