"""What an incident holds beyond the words of an entry: its fields by lane, and what follows from them."""
