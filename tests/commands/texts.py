"""Files that a cataloguer might bring, in words of our own."""

LAKES = """2931/7

Mountain lakes

*The Economic and Social Council*,

Recommends to the General Assembly the adoption of the following draft resolution:

“*The General Assembly*,

“*Recalling* its resolutions 984/11 of 2 December 2929 and 985/3 and the Convention on Mountain

⁵ United Nations, _Treaty Series_, vol. 9001, No. 77001.

Lakes,⁵

“1. *Also requests* the Secretary-General:

“(a) To report to the Commission on Lakes at its ninth session on the implementation of the Convention;

“(b) To invite the organizations concerned to the session.”

*12th plenary meeting
9 July 2931*
"""

LENSES = """2931/8

Lighthouse lenses

*The Economic and Social Council*,

*Recalling* its resolution 2931/7 of 9 July 2931,

1. *Invites* Member States to light their lighthouses;

2. *Requests* the Secretary-General to report to the Council at its session of 2933.

*12th plenary meeting
9 July 2931*
"""
