const words = (list: string) => new Set(list.trim().split(/\s+/));

/** Nouns that say who a person is: before a name, after it, or in its place. */
export const PERSON_NOUNS = words(`
  activist adviser advisor advocate aide ambassador analyst archbishop archivist astronomer attorney author
  banker baroness bishop boss broker businessman businesswoman campaigner candidate captain cardinal chair
  chairman chairperson chairwoman chancellor chief colleague colonel columnist commander commentator
  commissioner congressman congresswoman consul convener coordinator correspondent councillor counsellor
  counterpart critic delegate deputy diplomat director doctor donor driver ecologist economist editor
  envoy executive expert ex-minister ex-president farmer fellow fisherman foreman founder general governor
  head historian host imam informant inspector journalist judge king lawmaker lawyer leader lecturer
  legislator lord manager mayor mediator member merchant minister mp mep monitor negotiator nurse observer
  officer official ombudsman organiser organizer owner partner pastor patriarch pharmacist philosopher
  physician physicist pilot playwright poet politician pollster pope premier presenter president
  prime-minister priest prince princess principal producer professor prosecutor protester pupil queen
  rapporteur rabbi reader refugee regulator reporter representative researcher resident saint scholar
  scientist secretary secretary-general senator sheikh shopkeeper sister skipper soldier source speaker
  specialist spokesman spokesperson spokeswoman strategist student sultan survivor teacher technician
  trader treasurer trustee tsar undersecretary veteran vice-chancellor vice-chair vice-president
  victim villager volunteer whip widow witness worker writer father mother son daughter brother nephew
  aunt uncle wife husband lieutenant critic-in-chief co-leader co-chair co-founder co-president insider
  trainer coach engineer negotiator-in-chief novelist actor actress musician singer filmmaker film-maker
  biologist geologist geographer chemist neighbor neighbour hawk dove lobbyist miner president-elect
`);

/** Nouns for bodies that speak as one: "the ministry", "the group", "the daily". */
export const BODY_NOUNS = words(`
  academy administration agency airline alliance army assembly association authority authorities bank
  bloc board body broadcaster bureau business-lobby cabinet campaign caucus chamber charity church city
  club coalition college commission committee company confederation conference congress consortium
  consulate convention council country court daily delegation department directorate embassy executive
  federation festival firm forum foundation fund government group guild holding industry initiative
  institute institution junta kingdom league legislature lobby magazine ministry mission monarchy
  movement museum network newspaper ngo observatory office opposition operator organisation organization
  outlet palace panel paper parliament party petition police presidency regime regulator republic school
  secretariat senate service side society start-up state synod tabloid think-tank treasury tribunal union
  university watchdog website weekly regulator's conglomerate manufacturer developer miner's utility
  bundestag bundesbank duma knesset kremlin vatican élysée elysee pentagon downing-street circle
  circles communique statement editorial leader-writer capital clinic corporation hospital archive
`);

/** Nouns for several people who speak as one: "analysts", "residents", "three Democrats". */
export const PLURAL_NOUNS = words(`
  activists advisers advisors advocates allies proponents executives firms businesses teachers nurses parents
  owners employers retailers manufacturers operators shareholders protesters analysts associations astronomers authorities banks bishops campaigners
  charities commentators companies conservationists conservatives councillors critics delegates democrats
  diplomats directors doctors ecologists economists editors environmentalists envoys experts families
  farmers fishermen governments groups historians investors journalists judges lawmakers lawyers leaders
  legislators liberals mayors mediators members ministers ministries monitors mps meps neighbours neighbors
  negotiators observers officers officials opponents organisers organizers papers parties partners
  politicians priests producers prosecutors protesters regulators relatives representatives republicans
  researchers residents scholars scientists senators social-democrats socialists sources spokesmen
  spokespeople students supporters survivors traders unions veterans victims villagers volunteers witnesses
  workers greens committees organisations organizations
`);

/** Words before a name that are part of its title, written with a capital. */
export const TITLES = words(`
  mr mr. mrs mrs. ms ms. dr dr. prof prof. professor sir dame lord lady gen gen. general col col. sen sen.
  rep rep. gov gov. president vice-president vice prime minister chancellor secretary foreign defence defense
  finance interior ambassador senator congressman congresswoman governor mayor king queen prince princess
  sheikh pope cardinal archbishop bishop patriarch imam ayatollah commissioner chairman chairwoman chair
  speaker justice judge captain lieutenant major sergeant colonel admiral director secretary-general emerita
  emeritus premier taoiseach minister spokesman spokeswoman spokesperson deputy state representative mama
  baba chief leader attorney culture energy trade environment health economy commission press communications
  mp mps mep pm ceo cfo md undersecretary under-secretary assistant former ex-president first lady officer capt. lt. sgt. rev. rev
  st. hon. crown grand rabbi pastor father sister brother analyst economist
`);
