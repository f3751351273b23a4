-- Every row carries its workspace. Times are Unix milliseconds, bodies are JSON.

CREATE TABLE IF NOT EXISTS workspaces (
  name TEXT PRIMARY KEY,
  created_at INTEGER NOT NULL,
  seller TEXT
);

CREATE TABLE IF NOT EXISTS keys (
  id TEXT PRIMARY KEY,
  workspace TEXT NOT NULL,
  name TEXT NOT NULL,
  scopes TEXT NOT NULL,
  secret_hash TEXT NOT NULL UNIQUE,
  created_at INTEGER NOT NULL,
  revoked_at INTEGER,
  UNIQUE (workspace, name)
);

-- Work that is accepted and not yet done, and for a while what was done, so that a repeat is known.
CREATE TABLE IF NOT EXISTS inbox (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  workspace TEXT NOT NULL,
  kind TEXT NOT NULL,
  group_key TEXT NOT NULL,
  dedupe_key TEXT,
  body_hash TEXT NOT NULL,
  body TEXT NOT NULL,
  priority INTEGER NOT NULL,
  status TEXT NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0,
  next_at INTEGER NOT NULL,
  lease_owner TEXT,
  leased_until INTEGER NOT NULL DEFAULT 0,
  stage TEXT,
  cause TEXT,
  accepted_at INTEGER NOT NULL,
  done_at INTEGER
);
CREATE UNIQUE INDEX IF NOT EXISTS inbox_dedupe ON inbox (workspace, dedupe_key) WHERE dedupe_key IS NOT NULL;
CREATE INDEX IF NOT EXISTS inbox_pending ON inbox (priority, id) WHERE status = 'pending';
CREATE INDEX IF NOT EXISTS inbox_pending_group ON inbox (workspace, group_key, id) WHERE status = 'pending';
CREATE INDEX IF NOT EXISTS inbox_dead ON inbox (workspace, id) WHERE status = 'dead';
CREATE INDEX IF NOT EXISTS inbox_done ON inbox (done_at) WHERE status = 'done';

CREATE TABLE IF NOT EXISTS replies (
  workspace TEXT NOT NULL,
  idempotency_key TEXT NOT NULL,
  request_hash TEXT NOT NULL,
  status INTEGER,
  content_type TEXT,
  body TEXT,
  location TEXT,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (workspace, idempotency_key)
);
CREATE INDEX IF NOT EXISTS replies_age ON replies (created_at);

CREATE TABLE IF NOT EXISTS products (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  workspace TEXT NOT NULL,
  key TEXT NOT NULL,
  title TEXT NOT NULL,
  version INTEGER NOT NULL,
  status TEXT NOT NULL,
  code TEXT,
  fingerprint TEXT NOT NULL,
  text_key TEXT NOT NULL,
  body TEXT NOT NULL,
  answers TEXT NOT NULL,
  classification TEXT NOT NULL,
  approval TEXT,
  precedent_id TEXT,
  applied_work INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  UNIQUE (workspace, key)
);
CREATE INDEX IF NOT EXISTS products_status ON products (workspace, status);
CREATE INDEX IF NOT EXISTS products_text ON products (workspace, text_key);
CREATE INDEX IF NOT EXISTS products_precedent ON products (workspace, precedent_id) WHERE precedent_id IS NOT NULL;

CREATE TABLE IF NOT EXISTS cases (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  workspace TEXT NOT NULL,
  id TEXT NOT NULL UNIQUE,
  version INTEGER NOT NULL,
  kind TEXT NOT NULL,
  status TEXT NOT NULL,
  product_key TEXT NOT NULL,
  destination TEXT NOT NULL,
  promise_group TEXT NOT NULL,
  precedent_id TEXT,
  was_right INTEGER,
  body TEXT NOT NULL,
  opened_at INTEGER NOT NULL,
  decided_at INTEGER
);
CREATE INDEX IF NOT EXISTS cases_status ON cases (workspace, status, kind);
CREATE INDEX IF NOT EXISTS cases_product ON cases (workspace, product_key);
CREATE INDEX IF NOT EXISTS cases_open ON cases (workspace, product_key) WHERE status = 'open';
CREATE INDEX IF NOT EXISTS cases_judged ON cases (workspace, promise_group) WHERE was_right IS NOT NULL;
CREATE INDEX IF NOT EXISTS cases_precedent ON cases (workspace, precedent_id) WHERE precedent_id IS NOT NULL;

-- Each time a person judged a suggested code: how likely it was said to be, and whether it stood.
CREATE TABLE IF NOT EXISTS judgements (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  workspace TEXT NOT NULL,
  case_id TEXT NOT NULL,
  case_version INTEGER NOT NULL,
  probability REAL NOT NULL,
  was_right INTEGER NOT NULL,
  UNIQUE (case_id, case_version)
);
CREATE INDEX IF NOT EXISTS judgements_workspace ON judgements (workspace, sequence);

CREATE TABLE IF NOT EXISTS precedents (
  sequence INTEGER NOT NULL,
  workspace TEXT NOT NULL,
  id TEXT PRIMARY KEY,
  withdrawn INTEGER NOT NULL DEFAULT 0,
  body TEXT NOT NULL,
  UNIQUE (workspace, sequence)
);

CREATE TABLE IF NOT EXISTS orders (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  workspace TEXT NOT NULL,
  id TEXT NOT NULL,
  version INTEGER NOT NULL,
  status TEXT NOT NULL,
  destination TEXT NOT NULL,
  body TEXT NOT NULL,
  state TEXT NOT NULL,
  ready_version INTEGER,
  applied_work INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  UNIQUE (workspace, id)
);

CREATE TABLE IF NOT EXISTS order_products (
  workspace TEXT NOT NULL,
  product_key TEXT NOT NULL,
  order_id TEXT NOT NULL,
  PRIMARY KEY (workspace, product_key, order_id)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS order_products_order ON order_products (workspace, order_id);

CREATE TABLE IF NOT EXISTS documents (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  workspace TEXT NOT NULL,
  id TEXT NOT NULL UNIQUE,
  order_id TEXT NOT NULL,
  order_version INTEGER NOT NULL,
  kind TEXT NOT NULL,
  status TEXT NOT NULL,
  sheet TEXT NOT NULL,
  html TEXT NOT NULL,
  created_at INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS documents_order ON documents (workspace, order_id);

-- Written with the state they follow from; deliveries to subscribers read from here.
CREATE TABLE IF NOT EXISTS events (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  workspace TEXT NOT NULL,
  id TEXT NOT NULL UNIQUE,
  type TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  data TEXT NOT NULL
);

-- Append-only: who did what, when, to what, and why.
CREATE TABLE IF NOT EXISTS trail (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  workspace TEXT NOT NULL,
  at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  action TEXT NOT NULL,
  subject TEXT NOT NULL,
  detail TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS trail_subject ON trail (workspace, subject);

CREATE TABLE IF NOT EXISTS templates (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  workspace TEXT NOT NULL,
  name TEXT NOT NULL,
  text TEXT NOT NULL,
  created_at INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS templates_name ON templates (workspace, name, sequence);

CREATE TABLE IF NOT EXISTS schedules (
  country TEXT NOT NULL,
  edition TEXT NOT NULL,
  imported_at INTEGER NOT NULL,
  source TEXT NOT NULL,
  lines TEXT NOT NULL,
  PRIMARY KEY (country, edition)
);

-- First and last day (yyyy-MM-dd) on which an edition counts.
CREATE TABLE IF NOT EXISTS schedule_terms (
  country TEXT NOT NULL,
  edition TEXT NOT NULL,
  valid_from TEXT,
  valid_to TEXT,
  PRIMARY KEY (country, edition)
);

-- What live customs databases said of a code, and when; shared by all workspaces.
CREATE TABLE IF NOT EXISTS tariff_answers (
  tariff TEXT NOT NULL,
  code TEXT NOT NULL,
  read_at INTEGER NOT NULL,
  sheet TEXT NOT NULL,
  PRIMARY KEY (tariff, code)
);

-- Products that were decided before a fresh answer about their code was there: they run again when it comes.
CREATE TABLE IF NOT EXISTS tariff_waits (
  workspace TEXT NOT NULL,
  product_key TEXT NOT NULL,
  tariff TEXT NOT NULL,
  code TEXT NOT NULL,
  PRIMARY KEY (workspace, product_key, tariff, code)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS tariff_waits_code ON tariff_waits (tariff, code);
