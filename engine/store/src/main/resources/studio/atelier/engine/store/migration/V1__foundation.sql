-- Times are epoch milliseconds. Documents are JSON in SageMaker's field names.

create table engine_instance (
    id varchar(64) primary key,
    pid bigint not null,
    pid_start bigint not null,
    host varchar(255) not null,
    heartbeat bigint not null
);

create table resource (
    kind varchar(64) not null,
    name varchar(1024) not null,
    arn varchar(2048) not null,
    parent varchar(2048),
    status varchar(64) not null,
    detail varchar(64),
    message varchar(2048),
    created bigint not null,
    modified bigint not null,
    owner varchar(64),
    version bigint not null,
    document varchar(1048576) not null,
    primary key (kind, name)
);

create unique index resource_arn on resource (arn);

create index resource_created on resource (kind, created);

create index resource_parent on resource (kind, parent, created);

create index resource_owner on resource (owner);

create table definition (
    id varchar(64) primary key,
    text clob not null
);

create table tag (
    arn varchar(2048) not null,
    tag_key varchar(128) not null,
    tag_value varchar(256) not null,
    position bigint generated always as identity,
    primary key (arn, tag_key)
);

create table transition (
    seq bigint generated always as identity primary key,
    arn varchar(2048) not null,
    status varchar(64) not null,
    started bigint not null,
    ended bigint,
    message varchar(2048)
);

create index transition_arn on transition (arn, seq);

create table metric (
    seq bigint generated always as identity primary key,
    arn varchar(2048) not null,
    name varchar(255) not null,
    metric_value double precision not null,
    time bigint not null
);

create index metric_arn on metric (arn, name, seq);

create table step (
    execution varchar(2048) not null,
    name varchar(64) not null,
    position int not null,
    status varchar(64) not null,
    document varchar(1048576) not null,
    primary key (execution, name)
);

create table cache_entry (
    seq bigint generated always as identity primary key,
    pipeline varchar(256) not null,
    step varchar(64) not null,
    key_hash varchar(64) not null,
    attributes varchar(1048576) not null,
    execution varchar(2048) not null,
    finished bigint not null
);

create index cache_lookup on cache_entry (pipeline, step, finished);

create table log_stream (
    job varchar(2048) not null,
    host varchar(255) not null,
    group_name varchar(512) not null,
    stream_name varchar(512) not null,
    file varchar(4096) not null,
    opened bigint not null,
    closed bigint,
    primary key (job, host, opened)
);

create table event (
    seq bigint generated always as identity primary key,
    time bigint not null,
    arn varchar(2048) not null,
    type varchar(32) not null,
    document varchar(65536) not null
);
