"""How well matching does on labelled data: readers, measures, and one plain function per task."""
