"""Where the time of a build went."""

from plugins.core.stats import Stats


def test_laps_add_up_and_fates_are_counted() -> None:
    """A line a lap with its share, then what became of everything, the most common first."""
    stats = Stats()
    stats.laps = {"reading": 1.0, "printing": 3.0}
    stats.count("files", "written")
    stats.count("files", "as they were", 7)
    stats.count("files", "written")
    assert stats.render().splitlines() == [
        "   1.000 s   25%  reading",
        "   3.000 s   75%  printing",
        "   4.000 s        in all",
        "files: 9",
        "       7  as they were",
        "       2  written",
    ]


def test_lap_that_comes_again_adds_up() -> None:
    """And its time runs from the lap before."""
    stats = Stats()
    stats.lap("reading")
    first = stats.laps["reading"]
    stats.lap("reading")
    assert stats.laps["reading"] >= first > 0
