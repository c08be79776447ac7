"""From files of other programs into a log: what is new is added, what is newer revised, what people changed kept."""
