"""What a person can do, without a screen. The screens and the command line call these and nothing below them."""
