# Prints a pipeline definition of metadata-only steps: Model, then Condition, then Lineage within it.
# awk -v steps=1000 -f metadata.awk
function comma() { if (printed++) printf ",\n" }
BEGIN {
  print "{\"Version\": \"2020-12-01\", \"Parameters\": [], \"Steps\": ["
  triples = int(steps / 3)
  for (i = 0; i < triples; i++) {
    comma()
    needs = i >= 33 ? sprintf("\"DependsOn\": [\"Check%d\"], ", i - 33) : ""
    printf "{\"Name\": \"Model%d\", \"Type\": \"Model\", %s\"Arguments\": {\"ExecutionRoleArn\": \"arn:aws:iam::000000000000:role/R\", \"PrimaryContainer\": {\"Image\": \"atelier.local/shell\", \"ModelDataUrl\": \"s3://models/m%d.tar.gz\"}}}", i, needs, i
    comma()
    printf "{\"Name\": \"Check%d\", \"Type\": \"Condition\", \"DependsOn\": [\"Model%d\"], \"Arguments\": {\"Conditions\": [{\"Type\": \"LessThan\", \"LeftValue\": %d, \"RightValue\": 100000}], \"ElseSteps\": [], \"IfSteps\": [{\"Name\": \"Lineage%d\", \"Type\": \"Lineage\", \"Arguments\": {\"Artifacts\": [{\"ArtifactName\": \"a%d\", \"ArtifactType\": \"DataSet\", \"Source\": {\"SourceUri\": \"s3://data/d%d\"}}], \"Actions\": [], \"Contexts\": [], \"Associations\": []}}]}}", i, i, i, i, i, i
  }
  for (i = triples * 3; i < steps; i++) {
    comma()
    printf "{\"Name\": \"Last%d\", \"Type\": \"Model\", \"Arguments\": {\"ExecutionRoleArn\": \"arn:aws:iam::000000000000:role/R\", \"PrimaryContainer\": {\"Image\": \"atelier.local/shell\"}}}", i
  }
  print "\n]}"
}
