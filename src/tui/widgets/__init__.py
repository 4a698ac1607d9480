"""What is drawn: lists, the reader, the figures, the bars. Data in, messages out; no widget reaches a store or the net."""
