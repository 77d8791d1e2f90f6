// Moments, and how they are written on a clock somewhere.

/** A moment on the clock of a time zone: `at("2026-03-05", "14:00", "Europe/London")`. */
export function at(date: string, time: string, zone: string): Date {
  const asIfUtc = new Date(`${date}T${time}:00Z`);
  const shown = new Date(`${shownIn(asIfUtc, zone)}Z`);
  return new Date(asIfUtc.getTime() - (shown.getTime() - asIfUtc.getTime()));
}

/** The time of day of a moment on the clock of a time zone, as English pages write it: `09:00`. */
export function timeIn(moment: Date, zone: string): string {
  return shownIn(moment, zone).slice(11, 16);
}

/** The day so many days after `date`, both as `2026-03-05`. */
export function daysAfter(date: string, days: number): string {
  const moment = new Date(`${date}T12:00:00Z`);
  moment.setUTCDate(moment.getUTCDate() + days);
  return moment.toISOString().slice(0, 10);
}

/** `moment` plus so many minutes. */
export function plus(moment: Date, minutes: number): Date {
  return new Date(moment.getTime() + minutes * 60_000);
}

function shownIn(moment: Date, timeZone: string): string {
  const options = { timeZone, dateStyle: "short", timeStyle: "medium" } as const;
  // Swedish writes dates as machines do.
  return new Intl.DateTimeFormat("sv-SE", options).format(moment).replace(" ", "T");
}
