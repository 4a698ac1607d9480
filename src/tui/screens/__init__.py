"""The screens: who listens to what, and which service is asked."""
