"""Nobody takes all the room."""

from assieme.core.streams.channels import Shown
from assieme.core.streams.doors import Doors, address_of


def test_a_full_door_lets_nobody_in_until_somebody_goes() -> None:
    doors = Doors()
    with doors.pass_through(room=1) as first:
        with doors.pass_through(room=1, other=5) as second:
            assert (first, second) == (True, False)
        with doors.pass_through(other=1) as elsewhere:
            assert elsewhere, "who was turned away took no place"
    with doors.pass_through(room=1) as again:
        assert again


def test_an_address_is_believed_only_from_a_proxy_on_this_machine() -> None:
    said = [(b"x-forwarded-for", b"203.0.113.9, 198.51.100.7")]
    assert address_of({"client": ("127.0.0.1", 1), "headers": said}) == "198.51.100.7"
    assert address_of({"client": ("192.0.2.1", 1), "headers": said}) == "192.0.2.1"
    assert address_of({"client": ("127.0.0.1", 1), "headers": []}) == "127.0.0.1"


def test_words_cannot_write_a_message_of_their_own() -> None:
    shown = Shown("m", "one\r\nevent: beat\rid: 7\n\ndata: x\u2028y")
    assert shown.message.decode().split("\n") == [
        "id: m", "data: one", "data: event: beat", "data: id: 7", "data: ", "data: data: x\u2028y", "", ""
    ]  # fmt: skip
