"""Tests of decisions: counting, readings, power, endurance."""
