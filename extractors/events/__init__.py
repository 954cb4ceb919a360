"""Which of PLOVER's sixteen event types a relation is: who does what to whom, by its wording.

After PLOVER (Halterman, Schrodt, Beger, Bagozzi, Scarborough: "PLOVER and POLECAT", 2023) and its
codebook. The most telling word decides, in this order:

1. A word that governs what is done and says no, threatens or asks ("refused to sign", "threatened
   to attack", "asked to meet") decides alone, the outermost first.
2. What is done is found by the line of ``verbs.tsv`` that says most about verb, particle, object
   and preposition: "send" is nothing, "send troops" MOBILIZE, "send aid" AID.
3. A light verb leaves it to its noun: "launch an attack", "hold talks" (``nouns.tsv``).
4. What a verb does not tell, an event on the path to the name may: "said in talks with the envoy".
5. Mood turns it: what is agreed, promised or planned is AGREE where it is cooperation, THREATEN
   where it is conflict by deeds; cooperation that is refused ("will not sign") is REJECT. What is
   denied otherwise, conditional, or only demanded is no event.

``coding.event_type`` is the door in; ``types`` names the sixteen and imports nothing.
"""
