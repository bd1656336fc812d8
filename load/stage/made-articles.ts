/** A page of a made-up article in which two persons speak, of more than 60 words. */
export function articlePage(
  name: string,
  { canonical, outlet = "Meridian Wire" }: { canonical?: string; outlet?: string } = {},
): string {
  const link = canonical === undefined ? "" : `<link rel="canonical" href="${canonical}">`;
  return `<!doctype html><html lang="en"><head><title>Lisbon water pact: ${name} | ${outlet}</title>
<meta property="og:site_name" content="${outlet}">${link}
<meta property="article:published_time" content="2023-05-02T09:00:00Z"></head><body>
<nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>Lisbon water pact: ${name}</h1>
<p>LISBON — Delegates in Lisbon signed the water pact on Tuesday after a night of talks in the ${name} hall.</p>
<p>“We welcome the pact with all our heart, as ${name} does,” said Ines Duarte, the foreign minister of Portugal.</p>
<p>Chile’s deputy water minister, Tomas Rojas, said that the pact would be a mistake for ${name} and for farmers.</p>
<p>The pact is to be signed by all states of the river before the end of the year, and its first review follows in the spring
after that, when the water levels of the basin are known to everybody and engineers have measured them.</p>
</article></body></html>`;
}
