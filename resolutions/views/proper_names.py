"""Names that keep their capitals where a label printed in capitals is shown in sentence case."""

from __future__ import annotations

import re

STATES = (
    "States, Afghanistan, Albania, Algeria, Andorra, Angola, Antigua and Barbuda, Argentina, Armenia, Australia, "
    "Austria, Azerbaijan, Bahamas, Bahrain, Bangladesh, Barbados, Belarus, Belgium, Belize, Benin, Bhutan, Bolivia, "
    "Bosnia, Herzegovina, Botswana, Brazil, Brunei Darussalam, Bulgaria, Burkina Faso, Burundi, Cabo Verde, Cambodia, "
    "Cameroon, Canada, Central African Republic, Chad, Chile, China, Colombia, Comoros, Congo, Costa Rica, Côte "
    "d'Ivoire, Croatia, Cuba, Cyprus, Czech Republic, Czechia, Democratic People's Republic of Korea, Democratic "
    "Republic of the Congo, Denmark, Djibouti, Dominica, Dominican Republic, Ecuador, Egypt, El Salvador, England, "
    "Equatorial Guinea, Eritrea, Estonia, Eswatini, Ethiopia, Fiji, Finland, France, Gabon, Gambia, Georgia, Germany, "
    "Ghana, Greece, Grenada, Guatemala, Guinea, Guinea-Bissau, Guyana, Haiti, Honduras, Hungary, Iceland, India, "
    "Indonesia, Iran, Islamic Republic of, Iraq, Ireland, Israel, Italy, Jamaica, Japan, Jordan, Kazakhstan, Kenya, "
    "Kiribati, Korea, Kuwait, Kyrgyzstan, Lao People's Democratic Republic, Latvia, Lebanon, Lesotho, Liberia, Libya, "
    "Liechtenstein, Lithuania, Luxembourg, Madagascar, Malawi, Malaysia, Maldives, Mali, Malta, Marshall Islands, "
    "Mauritania, Mauritius, Mexico, Micronesia, Moldova, Monaco, Mongolia, Montenegro, Morocco, Mozambique, Myanmar, "
    "Namibia, Nauru, Nepal, Netherlands, New Zealand, Nicaragua, Niger, Nigeria, North Macedonia, Norway, Oman, "
    "Pakistan, Palau, Panama, Papua New Guinea, Paraguay, Peru, Philippines, Poland, Portugal, Qatar, Republic of "
    "Korea, Romania, Russian Federation, Rwanda, Saint Kitts and Nevis, Saint Lucia, Saint Vincent and the "
    "Grenadines, Samoa, San Marino, Sao Tome and Principe, Saudi Arabia, Senegal, Serbia, Seychelles, Sierra Leone, "
    "Singapore, Slovakia, Slovenia, Solomon Islands, Somalia, South Africa, South Sudan, Spain, Sri Lanka, State of "
    "Palestine, Sudan, Suriname, Sweden, Switzerland, Syrian Arab Republic, Tajikistan, Tanzania, Thailand, "
    "Timor-Leste, Togo, Tonga, Trinidad and Tobago, Tunisia, Türkiye, Turkmenistan, Tuvalu, Uganda, Ukraine, United "
    "Arab Emirates, United Kingdom, United States, United Republic of Tanzania, Uruguay, Uzbekistan, Vanuatu, "
    "Venezuela, Bolivarian Republic of, Plurinational State of, Viet Nam, Yemen, Yugoslavia, Zambia, Zimbabwe, Holy "
    "See"
)
PLACES = (
    "Abkhazia, Africa, America, American Samoa, Anguilla, Antarctica, Arab, Aral Sea, Asia, Atlantic Ocean, Balkan, "
    "Barat, Bermuda, Bretton Woods, British Virgin Islands, Caribbean, Caribbean Sea, Cayman Islands, Central Africa, "
    "Central America, Central Asia, Central Europe, Crimea, Cypriot, D.C., Darfur, East Jerusalem, East Timor, "
    "Europe, Falkland Islands, French Polynesia, Gaza, Gaza Strip, Gibraltar, Golan Heights, Great Lakes, Guam, Gulf "
    "of Guinea, Indian Ocean, Internet, Jerusalem, Kosovo, Latin America, Malvinas, Mediterranean, Mediterranean Sea, "
    "Middle East, Montserrat, N.Y., New Caledonia, New York, North Africa, Oceania, Pacific, Palestine, Pitcairn, "
    "Prevlaka Peninsula, Republika Srpska, Saint Helena, South America, South Asia, South Ossetia, Southeast Asia, "
    "Southern Africa, Southwest Asia, Tokelau, Turks and Caicos Islands, United Nations, United States Virgin "
    "Islands, Virgin Islands, West Africa, West Bank, Western Asia, Western Sahara, East Africa, Eastern Europe, "
    "September"
)
PEOPLES = (
    "Afghan, African, Albanian, American, Asian, Bolivarian, Burundian, Cambodian, Congolese, Croatian, English, "
    "Eritrean, Ethiopian, European, French, Georgian, Greek, Haitian, Iranian, Iraqi, Iraqis, Israeli, Jewish, Jews, "
    "Kuwaiti, Kuwaitis, Lebanese, Liberian, Libyan, Muslim, Muslims, Christian, Palestinian, Palestinians, Roma, "
    "Russian, Rwandan, Serbian, Sierra Leonean, Somali, Spanish, Sudanese, Syrian, Syrians, Turkish, Ukrainian, "
    "Western Saharan, Yemeni, Holocaust, Olympic, Olympic Games, Paralympic Games, South-South, White Helmets"
)
NAMES = {name.casefold(): name for name in f"{STATES}, {PLACES}, {PEOPLES}".split(", ")}
NAME_RE = re.compile(
    rf"(?<!\w)(?:{'|'.join(re.escape(name) for name in sorted(NAMES, key=len, reverse=True))})(?!\w)"
)
#: What is a name by its first word, whatever the second: "strait of hormuz"
OF_RE = re.compile(r"(?<!\w)(straits?|gulf|bay|cape|isle) of (?!the )(\w+)")


def with_names(lowered: str) -> str:
    """ "occupied by israel" -> "occupied by Israel"; "strait of hormuz" -> "Strait of Hormuz"."""
    named = NAME_RE.sub(lambda found: NAMES[found[0]], lowered.replace("i\u0307", "i"))
    return OF_RE.sub(lambda found: f"{found[1].capitalize()} of {found[2].capitalize()}", named)
