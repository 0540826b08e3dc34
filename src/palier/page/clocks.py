"""The cities that time zones are named after, as people say them where that is another name."""

from __future__ import annotations

from collections.abc import Mapping

from palier.speech.countries import COUNTRIES
from palier.speech.phrases import Phrase
from palier.speech.typography import clean

CITIES: Mapping[str, Phrase] = {
    "Addis Ababa": Phrase("Addis Ababa", "Addis-Abeba"),
    "Algiers": Phrase("Algiers", "Alger"),
    "Andorra": Phrase("Andorra", "Andorre"),
    "Asuncion": Phrase("Asunción", "Asunción"),
    "Athens": Phrase("Athens", "Athènes"),
    "Azores": Phrase("the Azores", "les Açores"),
    "Baghdad": Phrase("Baghdad", "Bagdad"),
    "Bahrain": COUNTRIES["BH"],
    "Baku": Phrase("Baku", "Bakou"),
    "Beirut": Phrase("Beirut", "Beyrouth"),
    "Belem": Phrase("Belém", "Belém"),
    "Bogota": Phrase("Bogotá", "Bogota"),
    "Brussels": Phrase("Brussels", "Bruxelles"),
    "Bucharest": Phrase("Bucharest", "Bucarest"),
    "Cairo": Phrase("Cairo", "Le Caire"),
    "Calcutta": Phrase("Calcutta", "Calcutta"),
    "Canary": Phrase("the Canary Islands", "les Canaries"),
    "Cancun": Phrase("Cancún", "Cancún"),
    "Cape Verde": Phrase("Cape Verde", "Praia"),
    "Chisinau": Phrase("Chișinău", "Chișinău"),
    "Comoro": COUNTRIES["KM"],
    "Copenhagen": Phrase("Copenhagen", "Copenhague"),
    "Cordoba": Phrase("Córdoba", "Córdoba"),
    "Curacao": COUNTRIES["CW"],
    "Damascus": Phrase("Damascus", "Damas"),
    "Dar es Salaam": Phrase("Dar es Salaam", "Dar es Salam"),
    "Dhaka": Phrase("Dhaka", "Dacca"),
    "Dubai": Phrase("Dubai", "Dubaï"),
    "El Salvador": Phrase("San Salvador", "San Salvador"),
    "Faroe": COUNTRIES["FO"],
    "Fiji": Phrase("Fiji", "Suva"),
    "Guernsey": COUNTRIES["GG"],
    "Havana": Phrase("Havana", "La Havane"),
    "Ho Chi Minh": Phrase("Ho Chi Minh City", "Hô-Chi-Minh-Ville"),
    "Isle of Man": COUNTRIES["IM"],
    "Jamaica": Phrase("Jamaica", "Kingston"),
    "Jerusalem": Phrase("Jerusalem", "Jérusalem"),
    "Kathmandu": Phrase("Kathmandu", "Katmandou"),
    "Kolkata": Phrase("Kolkata", "Calcutta"),
    "Kuwait": Phrase("Kuwait", "Koweït"),
    "Lisbon": Phrase("Lisbon", "Lisbonne"),
    "Lome": Phrase("Lomé", "Lomé"),
    "London": Phrase("London", "Londres"),
    "Macau": Phrase("Macau", "Macao"),
    "Madeira": Phrase("Madeira", "Madère"),
    "Maldives": COUNTRIES["MV"],
    "Malta": COUNTRIES["MT"],
    "Manila": Phrase("Manila", "Manille"),
    "Mauritius": COUNTRIES["MU"],
    "Mexico City": Phrase("Mexico City", "Mexico"),
    "Mogadishu": Phrase("Mogadishu", "Mogadiscio"),
    "Montreal": Phrase("Montreal", "Montréal"),
    "Moscow": Phrase("Moscow", "Moscou"),
    "Muscat": Phrase("Muscat", "Mascate"),
    "Ndjamena": Phrase("N'Djamena", "N'Djamena"),
    "Nicosia": Phrase("Nicosia", "Nicosie"),
    "Noumea": Phrase("Nouméa", "Nouméa"),
    "Puerto Rico": COUNTRIES["PR"],
    "Reunion": COUNTRIES["RE"],
    "Riyadh": Phrase("Riyadh", "Riyad"),
    "Rome": Phrase("Rome", "Rome"),
    "San Marino": COUNTRIES["SM"],
    "Santo Domingo": Phrase("Santo Domingo", "Saint-Domingue"),
    "Sao Paulo": Phrase("São Paulo", "São Paulo"),
    "Sao Tome": Phrase("São Tomé", "São Tomé"),
    "Seoul": Phrase("Seoul", "Séoul"),
    "Singapore": COUNTRIES["SG"],
    "St Barthelemy": COUNTRIES["BL"],
    "Tashkent": Phrase("Tashkent", "Tachkent"),
    "Tbilisi": Phrase("Tbilisi", "Tbilissi"),
    "Tehran": Phrase("Tehran", "Téhéran"),
    "Tirane": Phrase("Tirana", "Tirana"),
    "Ulaanbaatar": Phrase("Ulaanbaatar", "Oulan-Bator"),
    "Vienna": Phrase("Vienna", "Vienne"),
    "Warsaw": Phrase("Warsaw", "Varsovie"),
    "Yangon": Phrase("Yangon", "Rangoun"),
    "Yerevan": Phrase("Yerevan", "Erevan"),
    "Zurich": Phrase("Zurich", "Zurich"),
}


def city_of(zone: str) -> Phrase | str:
    """The city that a time zone is named after: `Europe/London` is London's.

    >>> city_of("Africa/Cairo").french
    'Le Caire'
    """
    city = clean(zone).rpartition("/")[2].replace("_", " ")
    return CITIES.get(city, city)
