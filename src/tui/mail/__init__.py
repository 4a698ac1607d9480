"""The door to mail: submission over SMTP, and the person's own mail program."""
