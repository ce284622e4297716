-- What the containers of jobs used, in percent; null where it is not known.

create table resource_sample (
    seq bigint generated always as identity primary key,
    arn varchar(2048) not null,
    host varchar(255) not null,
    time bigint not null,
    cpu double precision,
    memory double precision,
    gpu double precision,
    gpu_memory double precision,
    disk double precision
);

create index resource_sample_arn on resource_sample (arn, host, seq);
