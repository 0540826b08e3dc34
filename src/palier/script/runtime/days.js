// Days are counted from 1 January 1970; moments are told in the time zone of the programme.

function dayOf(year, month, day) {
  return new Date(0).setUTCFullYear(year, month - 1, day) / 864e5;
}

function civil(day) {
  const date = new Date(day * 864e5);
  return [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
}

function isoDay(day) {
  if (day === null) return null;
  const [year, month, date] = civil(day);
  return [`${year}`.padStart(4, "0"), `${month}`.padStart(2, "0"), `${date}`.padStart(2, "0")].join("-");
}

function lastOf(year, month) {
  return civil(dayOf(year, month + 1, 0))[2];
}

function clamped(day) {
  return Math.min(Math.max(day, dayOf(1, 1, 1)), dayOf(9999, 12, 31));
}

// A time is [months, days]: months, where it is made of them, otherwise null.
function dayAfter(start, [months, days]) {
  if (months === null) return clamped(start + days);
  const [year, month, date] = civil(start);
  const passed = month - 1 + months;
  const then = Math.min(Math.max(year + Math.floor(passed / 12), 1), 9999);
  const next = (((passed % 12) + 12) % 12) + 1;
  return dayOf(then, next, Math.min(date, lastOf(then, next)));
}

// The last day of the month, quarter or year (of so many months) that a day is in.
function endOf(months, day) {
  const [year, month] = civil(day);
  const last = Math.ceil(month / months) * months;
  return dayOf(year, last, lastOf(year, last));
}

function isLeap(year) {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

function dateOf(text, path) {
  const parts = typeof text === "string" && /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  const day = parts ? dayOf(+parts[1], +parts[2], +parts[3]) : NaN;
  if (!parts || +parts[1] < 1 || isoDay(day) !== text) refuse("wrong-value", path, `a day is wanted, as "2026-11-26", not ${shown(text)}`);
  return day;
}

function bornOn(text, path) {
  const yearly = typeof text === "string" && text.startsWith("--");
  const [year, month, day] = civil(dateOf(yearly ? `2000-${text.slice(2)}` : text, path));
  return [month, day, yearly ? null : year];
}

function birthdayIn(year, [month, day]) {
  return dayOf(year, month, month === 2 && day === 29 && !isLeap(year) ? 28 : day);
}

function birthdaysAbout(x) {
  return [x.year - 1, x.year, x.year + 1].map((year) => birthdayIn(year, x.s.birthday));
}

function onBirthday(x) {
  return x.s.birthday !== null && birthdayIn(x.year, x.s.birthday) === x.day;
}

function inBirthdayMonth(x) {
  return x.s.birthday !== null && x.s.birthday[0] === x.month;
}

function inBirthdayWeek(x) {
  const monday = x.day - x.weekday;
  return x.s.birthday !== null && birthdaysAbout(x).some((day) => monday <= day && day <= monday + 6);
}

function daysFromBirthday(x) {
  return x.s.birthday === null ? NEVER : Math.min(...birthdaysAbout(x).map((day) => Math.abs(day - x.day)));
}

function ageOf(x) {
  const born = x.s.birthday;
  if (born === null || born[2] === null) return null;
  return Math.max(0, x.year - born[2] - (x.day < birthdayIn(x.year, born) ? 1 : 0));
}

// The zone of the programme: quarters of an hour from one change to the next, and what holds then.
function zoneAt(quarter) {
  let offset = ZONE.first;
  let changed = ZONE.from;
  for (const [at, passed] of ZONE.after.split(" ").filter(Boolean).entries()) {
    changed += parseInt(passed, 36);
    if (quarter < changed) break;
    offset = ZONE.offsets[parseInt(ZONE.then[at], 36)];
  }
  return offset;
}

function localTime(text) {
  const parts = /^(\d{4})-(\d\d)-(\d\d)(?:[T ]([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.\d{1,6})?)?(?:(Z)|([+-])([01]\d|2[0-3]):([0-5]\d))?)?$/.exec(text);
  const told = parts ? text.slice(0, 10) : text;
  const day = dateOf(told, ["at"]);
  if (day < dayOf(2000, 1, 2) || day > dayOf(2099, 12, 30)) refuse("out-of-range", ["at"], "days from 2000 to 2099 are reckoned here");
  if (!parts[4]) return [day, 720];
  let minute = parts[4] * 60 + +parts[5];
  if (parts[7] || parts[8]) {
    const offset = parts[7] ? 0 : (parts[9] * 60 + +parts[10]) * (parts[8] === "-" ? -1 : 1);
    const utc = day * 1440 + minute - offset;
    minute = utc + zoneAt(utc / 15) - day * 1440;
  }
  return [day + Math.floor(minute / 1440), ((minute % 1440) + 1440) % 1440];
}
