"""The Data Commons feed: in and out, of any size."""

import io
import json
import tracemalloc

from claimtrack.formats import claimreview, datacommons
from claimtrack.formats.entry import Entry, Item
from claimtrack.model.dossier import Dossier
from claimtrack.model.problems import Problem
from tests.claimreviews import changed, entry, only, read, review, written


def element(number=1, **changes):
    one = review(url=f"https://checks.example/{number}", claimReviewed=f"Claim {number}.")
    made = {"@type": "DataFeedItem", "dateCreated": f"2020-01-0{number}", "url": one["url"], "item": [one], "own": 1}
    return made | changes


def feed(*elements):
    return {"@context": "https://schema.org", "@type": "DataFeed", "dataFeedElement": list(elements)}


def dossier_of(found):
    return Dossier.of(record for one in found if isinstance(one, Entry) for record in one.records)


def test_a_feed_an_item_and_items_in_lines_are_read_and_come_back():
    both = [element(1), element(2)]
    for content in (feed(*both), both, "\n".join(map(json.dumps, both))):
        found = read(content, datacommons)
        assert [only(one, "claim").text for one in found] == ["Claim 1.", "Claim 2."]
        assert written(dossier_of(found), datacommons) == feed(*both)
    assert entry(element(), datacommons).where == "f.json$.item[0]"
    assert read(feed(*both), datacommons)[1].where == "f.json$.dataFeedElement[1].item[0]"


def test_items_that_hold_nothing_or_nulls_or_several():
    two = [review(), review(url="https://checks.example/b", claimReviewed="B.")]
    found = read(feed(element(item=None), element(item=[None, two[0]]), element(2, item=two), None), datacommons)
    assert [type(one) for one in found] == [Problem, Entry, Entry, Entry]
    assert str(found[0]) == "f.json$.dataFeedElement[0].item: holds no ClaimReview"
    assert {repair.rule for repair in found[1].repairs} == {"no_review_in_item"}
    several = read(feed(element(2, item=two)), datacommons)
    assert written(dossier_of(several), datacommons) == feed(element(2, item=two))
    assert [str(one) for one in read({"@type": "DataFeed"}, datacommons)] == [
        "f.json: holds no item of a feed: there is nothing to import"
    ]


def test_what_a_review_names_by_id_goes_with_it_into_the_feed():
    graph = [
        review(**{"@context": ..., "author": {"@id": "#us"}}),
        {"@id": "#us", "@type": "Organization", "name": "U"},
    ]
    dossier = entry({"@context": "https://schema.org", "@graph": graph}).dossier()
    again = entry(written(dossier, datacommons), datacommons)
    assert again.records[0] == dossier.sources[0]
    assert written(again.dossier(), datacommons) == written(dossier, datacommons)


def test_a_change_is_carried_within_its_item():
    dossier = entry(element(), datacommons).dossier()
    back = written(changed(dossier, dossier.reviews[0], label="Half true"), datacommons)
    (one,) = back["dataFeedElement"]
    assert (one["dateCreated"], one["own"]) == ("2020-01-01", 1)
    assert one["item"][0]["reviewRating"]["alternateName"] == "Half true"


def test_the_two_formats_take_each_others_reviews():
    dossier = entry(element(), datacommons).dossier()
    assert written(dossier) == element()["item"][0]
    own = entry(review()).dossier()
    assert written(own, datacommons)["dataFeedElement"][0]["item"] == [review()]
    assert datacommons.is_mine(element())
    assert datacommons.is_mine(review())  # it may have stood in a feed by itself
    assert claimreview.is_mine(review())
    assert not claimreview.is_mine(element())


class Endless(io.RawIOBase):
    """A feed of many items that is made while it is read."""

    def __init__(self, count):
        self._parts = self._made(count)
        self._held = b""

    def _made(self, count):
        yield b'{"@type": "DataFeed", "dataFeedElement": ['
        for number in range(count):
            yield (b"," if number else b"") + json.dumps(element(number)).encode()
        yield b"]}"

    def read(self, size=-1):
        while len(self._held) < size and (part := next(self._parts, None)):
            self._held += part
        data, self._held = self._held[:size], self._held[size:]
        return data


def test_memory_stays_flat():
    tracemalloc.start()
    try:
        found = sum(isinstance(one, Item) for one in datacommons.items(Endless(12_000), "f.json"))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert found == 12_000
    assert peak < 60_000_000
