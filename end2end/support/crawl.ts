// Walks everything that somebody can reach by links, so that a new page is looked at without anybody listing it.

import { checkPage } from "./checks.ts";
import type { Person } from "./person.ts";
import { sweep, sweeping } from "./sweep.ts";

/** How many pages of one kind are looked at: a list may lead to hundreds. */
const ofEachKind = 2;

/** Checks every page reachable from `start`, once per kind of path, and returns the kinds seen. */
export async function crawl(person: Person, start = "/"): Promise<string[]> {
  const { page } = person;
  const waiting = [start];
  const met = new Set(waiting);
  const seen = new Map<string, number>();
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    await page.goto(path);
    const kind = kindOf(new URL(page.url()).pathname);
    const times = seen.get(kind) ?? 0;
    if (times >= ofEachKind) continue;
    seen.set(kind, times + 1);
    await checkPage(page);
    if (sweeping && times === 0) await sweep(page, pictureName(person.name, kind));
    for (const next of await linksOf(person)) {
      if (!met.has(next)) waiting.push(next);
      met.add(next);
    }
  }
  return [...seen.keys()].sort();
}

/** Paths of this house that the page links to; calendar files and the like are downloads, not pages. */
async function linksOf(person: Person): Promise<string[]> {
  const hrefs = await person.page.locator("a[href]").evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
  return hrefs
    .filter((href) => href.startsWith(`${person.house.url}/`))
    .map((href) => new URL(href))
    .filter((url) => !/\.\w+$|^\/(api|demo|join)\//.test(url.pathname))
    .map((url) => url.pathname + url.search);
}

/** The path with its ids left out: pages of one kind differ in their data alone. */
function kindOf(path: string): string {
  return path.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "{id}").replace(/^(\/handbook)\/.+/, "$1/{chapter}");
}

function pictureName(person: string, kind: string): string {
  const name = kind.replaceAll(/[^a-z0-9]+/g, "-").replaceAll(/^-|-$/g, "") || "home";
  return `${person.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-")}--${name}`;
}
