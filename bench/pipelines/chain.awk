# Prints a pipeline definition of Processing steps that do nothing, each after the one before it.
# awk -v steps=50 -f chain.awk
BEGIN {
  print "{\"Version\": \"2020-12-01\", \"Parameters\": [], \"Steps\": ["
  for (i = 0; i < steps; i++) {
    if (i) printf ",\n"
    needs = i ? sprintf("\"DependsOn\": [\"Step%d\"], ", i - 1) : ""
    printf "{\"Name\": \"Step%d\", \"Type\": \"Processing\", %s\"Arguments\": {\"ProcessingResources\": {\"ClusterConfig\": {\"InstanceType\": \"local\", \"InstanceCount\": 1, \"VolumeSizeInGB\": 1}}, \"AppSpecification\": {\"ImageUri\": \"atelier.local/shell\", \"ContainerEntrypoint\": [\"true\"]}}}", i, needs
  }
  print "\n]}"
}
