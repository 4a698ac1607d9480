"""Libraries: named collections of saved items, what of them is public, and the formats they travel in."""
