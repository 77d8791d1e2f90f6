// Walks everything that somebody can reach by links, so that a new page is looked at without anybody listing it.

import { checkPage, fitsEverywhere } from "./checks.ts";
import type { Person } from "./person.ts";
import { sweep, sweeping } from "./sweep.ts";

export interface Walk {
  /** How many pages of one kind are looked at: a list may lead to hundreds. */
  readonly ofEachKind: number;
  /** Whether only the words are others, and their room is the question. */
  readonly onlyFit?: boolean;
}

/** Checks every page reachable from `/`, and returns the kinds of paths seen. */
export async function crawl(person: Person, { ofEachKind, onlyFit = false }: Walk): Promise<string[]> {
  const { page } = person;
  const waiting = ["/"];
  const met = new Set(waiting);
  const seen = new Map<string, number>();
  const isDone = (path: string) => (seen.get(kindOf(new URL(path, page.url()).pathname)) ?? 0) >= ofEachKind;
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    if (path !== "/" && isDone(path)) continue;
    await page.goto(path);
    const kind = kindOf(new URL(page.url()).pathname);
    const times = seen.get(kind) ?? 0;
    if (times >= ofEachKind) continue;
    seen.set(kind, times + 1);
    await (onlyFit ? fitsEverywhere(page) : checkPage(page));
    if (sweeping) await sweep(page, `${nameOf(person.name)}--${nameOf(kind) || "home"}-${times + 1}`);
    for (const next of await linksOf(person)) {
      if (!met.has(next)) waiting.push(next);
      met.add(next);
    }
  }
  return [...seen.keys()].sort();
}

/** Paths of this server that the page links to; calendar files and the like are downloads, not pages. */
async function linksOf(person: Person): Promise<string[]> {
  const hrefs = await person.page.locator("a[href]").evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
  return hrefs
    .filter((href) => href.startsWith(`${person.server.url}/`))
    .map((href) => new URL(href))
    .filter((url) => !/\.\w+$|^\/(api|demo|join)\//.test(url.pathname))
    .map((url) => url.pathname + url.search);
}

/** The path with its ids left out: pages of one kind differ in their data alone. */
function kindOf(path: string): string {
  return path
    .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "{id}")
    .replace(/^(\/handbook)\/.+/, "$1/{chapter}")
    .replace(/\/formats\/[a-z-]+/, "/formats/{id}");
}

function nameOf(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-").replaceAll(/^-|-$/g, "");
}
