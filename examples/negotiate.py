"""A round of a negotiation: send a draft; then read what came back, decide, and answer.

python negotiate.py                 writes the draft to send
python negotiate.py THEIRS.docx     reads their file, and writes our reply
"""

import sys
from datetime import datetime
from pathlib import Path

import agreementkit as ak

AGREEMENT = Path(__file__).parent / "avon-and-somerset.toml"
US = "Branch secretary"

pack = ak.load_pack()
now = datetime.now().astimezone()
negotiation = ak.Negotiation(folder=Path("talks"), pack=pack)

if len(sys.argv) == 1:
    ak.start_negotiation(negotiation.folder, AGREEMENT, pack, by=US, when=now)
    print("Send this:", negotiation.send(by=US, when=now))
else:
    response = negotiation.receive(sys.argv[1], by=US, when=now)
    Path("PRIVATE-response.docx").write_bytes(negotiation.report(response))
    for clause in response.changed:
        print(f"{clause.number} {clause.title}: {clause.verdict.phrase}")

    # What they left alone is agreed in our words; what they changed is for us to decide.
    alone = [each.clause for each in response.clauses if not each.changed]
    because = ak.Decision(when=now, by=US, because="They left these alone.")
    negotiation.agree(alone, because, words="ours")
    print("Send this:", negotiation.reply(by=US, when=now))
