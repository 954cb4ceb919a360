"""What all routes share: the graph that is served, and asking it on behalf of a client."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from starlette.requests import ClientDisconnect, Request

from graph.serving.answers import Answers
from graph.serving.limits import Limits
from graph.serving.messages import Reply
from graph.serving.messages import Request as Asked
from graph.serving.pool import Busy, Greedy, OutOfMemory, OutOfTime
from graph.serving.protocol import Refused
from graph.serving.source import Source, State


@dataclass(slots=True)
class Service:
    """A source, and what its clients cost at the moment."""

    source: Source
    sending: int = 0  # bytes of large answers that are on their way

    @property
    def limits(self) -> Limits:
        """What a client may cost."""
        return self.source.limits

    @property
    def state(self) -> State:
        """The graph as it is served now."""
        self.source.refresh()
        return self.source.state

    async def ask(self, request: Request, question: Asked, gzip: bool = False) -> Reply:
        """The reply to a question; its query is ended where the client goes away.

        It may come packed where ``gzip`` is set.

        Raises Refused: 429 where the client asks too much at once and 503 where all do, 504 where
        the query took too long, 500 where it took too much memory. Raises ClientDisconnect.
        """
        answers = self.state.answers
        known = answers.known(question, gzip)
        if known is not None:
            return known
        client = request.client.host if request.client else ""
        asking = asyncio.create_task(self._asked(answers, question, client))
        leaving = asyncio.create_task(_left(request))
        try:
            await asyncio.wait((asking, leaving), return_when=asyncio.FIRST_COMPLETED)
            if asking.done():
                return asking.result()
            raise ClientDisconnect
        finally:
            leaving.cancel()
            asking.cancel()

    async def _asked(self, answers: Answers, question: Asked, client: str) -> Reply:
        try:
            return await answers.ask(question, client)
        except Greedy:
            raise Refused(
                429, f"{self.limits.each} requests of yours wait already; wait for them"
            ) from None
        except Busy:
            raise Refused(503, "too many queries at once; ask again in a moment") from None
        except OutOfTime as error:
            if error.contended:
                words = "for others were waiting; ask again in a moment, or for less"
                raise Refused(
                    503, f"the query was ended after {error.seconds:g} s, {words}"
                ) from None
            raise Refused(
                504, f"the query was ended after {error.seconds:g} s; ask for less"
            ) from None
        except OutOfMemory:
            raise Refused(
                500,
                f"the query took more than {self.limits.megabytes} MB of memory, or was too deep "
                "for the engine, and was ended",
            ) from None


async def _left(request: Request) -> None:
    """Returns when the client has gone. The body of the request must have been read."""
    while (await request.receive())["type"] != "http.disconnect":
        pass
