"""The map of the guards: which cells the rules watch over, and which only the eye can check."""
