PRAGMA page_size = 4096;
CREATE TABLE documents (
    id TEXT PRIMARY KEY, path TEXT NOT NULL, kind TEXT NOT NULL, title TEXT, issued TEXT, place TEXT,
    method TEXT NOT NULL, confidence REAL NOT NULL);
CREATE VIRTUAL TABLE document_text USING fts5(document_id UNINDEXED, title, text, tokenize = 'unicode61 remove_diacritics 2');
CREATE TABLE inputs (path TEXT PRIMARY KEY, sha256 TEXT, status TEXT NOT NULL, document_id TEXT, error_code TEXT, error TEXT);
CREATE TABLE entities (
    id TEXT PRIMARY KEY, type TEXT NOT NULL, name TEXT NOT NULL, aliases TEXT NOT NULL, documents INTEGER NOT NULL,
    mentions INTEGER NOT NULL);
CREATE TABLE sections (
    id TEXT PRIMARY KEY, document_id TEXT NOT NULL REFERENCES documents(id), parent TEXT, level INTEGER NOT NULL,
    number TEXT, title TEXT NOT NULL, page INTEGER, start INTEGER NOT NULL, end INTEGER NOT NULL);
CREATE TABLE mentions (
    id TEXT PRIMARY KEY, document_id TEXT NOT NULL REFERENCES documents(id), entity_id TEXT REFERENCES entities(id),
    label TEXT NOT NULL, text TEXT NOT NULL, page INTEGER, start INTEGER NOT NULL, end INTEGER NOT NULL);
CREATE TABLE roles (
    document_id TEXT NOT NULL REFERENCES documents(id), person_id TEXT NOT NULL REFERENCES entities(id),
    function TEXT NOT NULL, organisation_id TEXT REFERENCES entities(id), page INTEGER, start INTEGER NOT NULL,
    end INTEGER NOT NULL);
CREATE TABLE parties (
    document_id TEXT NOT NULL REFERENCES documents(id), entity_id TEXT NOT NULL REFERENCES entities(id),
    name TEXT NOT NULL, page INTEGER, start INTEGER NOT NULL, end INTEGER NOT NULL);
CREATE TABLE signatories (
    document_id TEXT NOT NULL REFERENCES documents(id), person_id TEXT NOT NULL REFERENCES entities(id), name TEXT NOT NULL,
    function TEXT NOT NULL, organisation_id TEXT REFERENCES entities(id), organisation TEXT NOT NULL, page INTEGER,
    start INTEGER NOT NULL, end INTEGER NOT NULL);
CREATE TABLE dates (
    document_id TEXT NOT NULL REFERENCES documents(id), value TEXT NOT NULL, precision TEXT NOT NULL, role TEXT NOT NULL,
    text TEXT NOT NULL, page INTEGER, start INTEGER NOT NULL, end INTEGER NOT NULL);
CREATE TABLE amounts (
    document_id TEXT NOT NULL REFERENCES documents(id), number INTEGER NOT NULL, value REAL NOT NULL, currency TEXT NOT NULL,
    approximate INTEGER NOT NULL, text TEXT NOT NULL, page INTEGER, start INTEGER NOT NULL, end INTEGER NOT NULL);
CREATE TABLE commitments (
    id TEXT PRIMARY KEY, document_id TEXT NOT NULL REFERENCES documents(id), modality TEXT NOT NULL, action TEXT NOT NULL,
    quote TEXT NOT NULL, section_id TEXT, due TEXT, recurrence TEXT, negated INTEGER NOT NULL, confidence REAL NOT NULL,
    page INTEGER, start INTEGER NOT NULL, end INTEGER NOT NULL);
CREATE VIRTUAL TABLE commitment_text USING fts5(commitment_id UNINDEXED, quote, tokenize = 'unicode61 remove_diacritics 2');
CREATE TABLE commitment_entities (
    commitment_id TEXT NOT NULL REFERENCES commitments(id), entity_id TEXT NOT NULL REFERENCES entities(id), role TEXT NOT NULL);
CREATE INDEX mentions_by_entity ON mentions(entity_id);
CREATE INDEX parties_by_entity ON parties(entity_id);
CREATE INDEX dates_by_value ON dates(value);
CREATE INDEX commitment_entities_by_entity ON commitment_entities(entity_id);
