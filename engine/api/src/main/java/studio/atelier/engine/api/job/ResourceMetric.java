package studio.atelier.engine.api.job;

/** What is measured of a job's containers, as SageMaker names and measures it (engine.md section 4.3). */
public enum ResourceMetric {
    /** Percent of one CPU, so 0 to 100 times the number of CPUs. */
    CPU("CPUUtilization"),

    /** Percent of the memory that the container was told it may use. */
    MEMORY("MemoryUtilization"),

    /** Percent of one GPU, so 0 to 100 times the number of GPUs, whoever uses them. */
    GPU("GPUUtilization"),

    /** Percent of the memory of one GPU, so 0 to 100 times the number of GPUs, whoever uses them. */
    GPU_MEMORY("GPUMemoryUtilization"),

    /**
     * Percent of the volume that the job asked for. No volume is made here, so it may be more than 100.
     */
    DISK("DiskUtilization");

    private final String wireName;

    ResourceMetric(String wireName) {
        this.wireName = wireName;
    }

    /** Its name in CloudWatch. */
    public String wireName() {
        return wireName;
    }
}
