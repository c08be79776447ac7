"""Words in, facts about words out: what a text says, in six languages, without knowing what a claim is."""
