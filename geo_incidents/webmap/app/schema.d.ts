// Made by tests/webmap/test_app_schema.py out of what Python writes; it compares.
export interface Entries {
  id: any[];
  place: any[];
  areas: any[];
  radius: any[];
  precision: any[];
  kind: any[];
  status: any[];
  start: any[];
  days: any[];
  outcome: any[];
  category: any[];
  said: any[];
  reports: any[];
  speakers: any[];
  origins: any[];
  deniers: any[];
  sure: any[];
  event: any[];
}
export interface Places {
  id: any[];
  name: any[];
  ar: any[];
  shown: any[];
  kind: any[];
  lat: any[];
  lon: any[];
  radius: any[];
  adm: any[];
  pcode: any[];
  also: any[];
  parent: any[];
}
export interface Sources {
  publisher: any[];
  lang: any[];
  copy: any[];
}
export interface Codes {
  kind: any[];
  status: any[];
  precision: any[];
  outcome: any[];
  category: any[];
  bound: any[];
  scope: any[];
  polarity: any[];
  dates: any[];
  block: any[];
}
export interface Citations {
  report: any[];
  title: any[];
  url: any[];
  archived: any[];
  published: any[];
  retrieved: any[];
  sha: any[];
}
export interface Index {
  first_day: any;
  block: any;
  incidents: any;
  codes: Codes;
  entries: Entries;
  sources: Sources;
  speakers: any;
  places: Places;
  areas: any;
  series: any;
  about: any;
  events: any;
  tray: any;
}
