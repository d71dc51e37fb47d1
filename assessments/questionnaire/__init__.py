"""What is asked, in which words, and when. Knows the answer codes of triage, not its rules."""
