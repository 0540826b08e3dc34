// Which of the benefits that would change an order are kept, and what is set aside.

function choose(x, before, weigh) {
  const tried = new Map();
  const walk = (kept) => {
    const key = MEMBERS.filter((each) => kept.includes(each)).map((each) => each.id).join(" ");
    if (!tried.has(key)) tried.set(key, weigh(kept));
    return tried.get(key);
  };
  const choice = { x, before, walk, toPay: (kept) => valueOf(walk(kept), LINES.to_pay) };
  return CUMULATION.chosen(choice);
}

function valueOf(values, line) {
  return typeof line === "bigint" ? line : values[line];
}

function isPresent(choice, member, kept) {
  if (member.alone !== null) return valueOf(choice.before, member.alone);
  return valueOf(choice.walk([...kept, member]), member.effect);
}

// Who of a turn would change the order: alone, or beside those kept and of its own turn.
function presentOf(choice, turn, kept) {
  const found = [];
  for (const member of turn) {
    const beside = found.filter((each) => goTogether(choice, each, member));
    if (isPresent(choice, member, [...kept, ...beside])) found.push(member);
  }
  return found;
}

// What a member is called: its party, its name, its promo code.
function sidesOf(choice, member) {
  const code = member.slot && member.slot[0] === "code" ? choice.x.brought.codes[member.slot[1]] : null;
  const found = [member.party, `${member.party}\n${code ? code.code : member.label}`];
  if (member.code !== null) found.push(`promo codes\n${member.code}`, `offers\n${member.label}`);
  return found;
}

// What is said of two members by name: of both before of one and a party, before of one and nothing.
function saidByName(choice, one, other) {
  const [mine, its] = [sidesOf(choice, one), sidesOf(choice, other)];
  let [rank, held] = [-1, null];
  for (const [a, b, together] of CUMULATION.named) {
    if (![[mine, its], [its, mine]].some(([p, q]) => p.includes(a) && (b === null || q.includes(b)))) continue;
    const here = b === null ? 0 : a.includes("\n") + b.includes("\n");
    if (here > rank) [rank, held] = [here, together];
    else if (here === rank) held = held && together;
  }
  return held;
}

function oneOnly(party) {
  if (party === "offers") return CUMULATION.one !== null;
  if (party === "promo codes" || party === "rewards") return !combine(party, party);
  return CUMULATION.apart.includes(party);
}

function combine(one, other) {
  return CUMULATION.pairs.some(([a, b]) => (a === one && b === other) || (a === other && b === one));
}

function goTogether(choice, one, other) {
  const said = saidByName(choice, one, other);
  if (said !== null) return said;
  return one.party === other.party ? !oneOnly(one.party) : combine(one.party, other.party);
}

function lost(choice, member, rival) {
  const byName = saidByName(choice, member, rival) !== null;
  if (!byName && member.party === "offers" && rival.party === "offers") {
    return { member, because: `not-the-${CUMULATION.one}-offer`, rival: rival.party };
  }
  return { member, because: "does-not-combine", rival: rival.party };
}

function turnOf(choice, side) {
  return MEMBERS.filter((each) => (side.includes("\n") ? sidesOf(choice, each).includes(side) : each.party === side));
}

function chosenFirst(choice) {
  const turns = [];
  for (const side of CUMULATION.order) turns.push(turnOf(choice, side).filter((each) => !turns.flat().includes(each)));
  return goOn(choice, turns, [], []);
}

// The turns that are left; of several ways to go on, the one that leaves least to pay.
function goOn(choice, turns, kept, aside) {
  if (!turns.length) return { kept, aside };
  const here = presentOf(choice, turns[0], kept);
  const rivalOf = (each) => kept.find((one) => !goTogether(choice, one, each));
  const free = here.filter((each) => !rivalOf(each));
  const gone = here.filter((each) => !free.includes(each)).map((each) => lost(choice, each, rivalOf(each)));
  const found = waysOf(choice, free).map((way) => {
    const [won, others] = winnersOf(choice, way);
    return goOn(choice, turns.slice(1), [...kept, ...won], [...aside, ...gone, ...others]);
  });
  return found.length === 1 ? found[0] : leastOf(found, (each) => choice.toPay(each.kept));
}

function winnersOf(choice, free) {
  const [winners, others] = [[], []];
  for (const each of free) {
    const against = winners.find((one) => !goTogether(choice, one, each));
    if (against) others.push(lost(choice, each, against));
    else winners.push(each);
  }
  return [winners, others];
}

function leastOf(many, valued) {
  let [best, least] = [many[0], valued(many[0])];
  for (const each of many.slice(1)) {
    const value = valued(each);
    if (value < least) [best, least] = [each, value];
  }
  return best;
}

// The members of a turn as written; where only the best one applies, each of them first.
function waysOf(choice, free) {
  const alone = free.filter((each) => oneOnly(each.party));
  if (alone.length < 2 || CUMULATION.one !== "best") return [free];
  return alone.map((first) => [first, ...free.filter((each) => each !== first)]);
}

// Of the parties present, the sets that all combine; the one that leaves least to pay is kept.
function chosenBest(choice) {
  const parties = CUMULATION.order.filter((each) => !each.includes("\n"));
  const present = parties.map((party) => hopefulOf(choice, turnOf(choice, party)));
  const units = present.flatMap((members, rank) => unitsOf(choice, firstOffer(choice, members), rank));
  if (!units.length) return { kept: [], aside: [] };
  const sets = setsOf(choice, units).map((chosen) => chosen.flatMap((at) => units[at].members));
  const candidates = present.flat().some((each) => each.alone === null) ? inTurn(choice, units, sets) : sets;
  const kept = leastOf(candidates, choice.toPay);
  const winners = present.flat().filter((each) => kept.includes(each));
  const aside = [];
  for (const each of present.flat()) {
    if (kept.includes(each)) continue;
    const among = (many) => many.filter((one) => one !== each && !goTogether(choice, one, each));
    const against = among(winners).length ? among(winners) : among(present.flat());
    const beside = winners.filter((one) => !against.includes(one));
    if (!against.length || !isPresent(choice, each, beside)) continue;
    aside.push(lost(choice, each, against.find((one) => one.party === each.party) || against[0]));
  }
  return { kept, aside };
}

// Who of a party would change the order alone, or may in their turn, beside any others.
function hopefulOf(choice, turn) {
  if (CUMULATION.one === "first" && turn.length && turn[0].party === "offers") return presentOf(choice, turn, []);
  return turn.filter((each) => each.alone === null || isPresent(choice, each, []));
}

// Of each set those who change the order in their turn, where no other could be added then.
function inTurn(choice, units, sets) {
  const found = sets.map((set) => {
    const walked = choice.walk(set);
    return set.filter((each) => each.alone !== null || valueOf(walked, each.effect));
  });
  const whole = found.filter((set) => !units.some((unit) => mayJoin(choice, unit.members, set)));
  return whole.length ? whole : found;
}

function mayJoin(choice, members, kept) {
  if (members.some((each) => kept.includes(each))) return false;
  const together = members.every((each) => kept.every((one) => goTogether(choice, each, one)));
  return together && members.some((each) => isPresent(choice, each, kept));
}

function firstOffer(choice, here) {
  if (!here.length || here[0].party !== "offers" || CUMULATION.one !== "first") return here;
  return here.filter((each) => each === here[0] || goTogether(choice, here[0], each));
}

function isSpokenOf(choice, member) {
  const sides = sidesOf(choice, member);
  return CUMULATION.named.some(([a, b]) => [a, b].some((side) => side !== null && side.includes("\n") && sides.includes(side)));
}

function unitsOf(choice, members, rank) {
  const [found, bundle] = [[], []];
  for (const each of members) {
    if (oneOnly(each.party) || isSpokenOf(choice, each)) found.push({ rank, members: [each] });
    else bundle.push(each);
  }
  return bundle.length ? [...found, { rank, members: bundle }] : found;
}

function setsOf(choice, units) {
  const beside = units.map((one, at) =>
    units.map((other, to) => to !== at && one.members.every((a) => other.members.every((b) => goTogether(choice, a, b)))),
  );
  const found = [];
  const grow = (group, more, done) => {
    if (!more.length && !done.length) return void found.push([...group].sort((a, b) => a - b));
    let rest = more;
    let past = done;
    for (const each of more) {
      grow([...group, each], rest.filter((to) => beside[each][to]), past.filter((to) => beside[each][to]));
      rest = rest.filter((to) => to !== each);
      past = [...past, each];
    }
  };
  grow([], units.map((_, at) => at), []);
  const key = (set) => [...set.map((at) => units[at].rank), -1, ...set];
  return found.sort((one, other) => compared(key(one), key(other)));
}

function compared(one, other) {
  for (let at = 0; at < Math.max(one.length, other.length); at++) {
    if (one[at] !== other[at]) return (one[at] ?? -2) - (other[at] ?? -2);
  }
  return 0;
}
