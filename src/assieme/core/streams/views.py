"""The address of a stream, inside Django: who may look on, and the same content for browsers without a stream."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse

from assieme.core.guard import public
from assieme.core.streams.channels import Channel, channel_of


class Admission(HttpResponse):
    """The answer to the streams' own question: the request may look on at this channel."""

    def __init__(self, channel: Channel) -> None:
        super().__init__(status=204)
        self.channel = channel


@public("each kind of stream says itself who may look on, and 404 is the answer to everybody else")
def live(request: HttpRequest, kind: str, topic: UUID) -> HttpResponse:
    """Asked by the streams: an admission. Asked by a browser: what there is to see, without a stream."""
    channel = channel_of(request, kind, topic)
    if getattr(request, "for_stream", False):
        return Admission(channel)
    if request.headers.get("Accept") == "text/event-stream":
        # These are the pages' own processes, and a proxy should have led to the streams. The script asks on without.
        return HttpResponse(status=406, headers={"Cache-Control": "no-store"})
    shown = channel.show()
    headers = {"ETag": f'"{shown.mark}"', "Cache-Control": "private, no-cache", "Vary": "Cookie, Accept"}
    if request.headers.get("If-None-Match") == headers["ETag"]:
        return HttpResponse(status=304, headers=headers)
    return HttpResponse(shown.html, headers=headers)
