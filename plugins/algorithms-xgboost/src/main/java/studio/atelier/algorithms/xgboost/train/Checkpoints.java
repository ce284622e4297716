package studio.atelier.algorithms.xgboost.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.XGBoostError;

/**
 * Checkpoints {@code xgboost-checkpoint.N}: the model after round N, rounds counted from 0, as
 * SageMaker's XGBoost names them. The newest few are kept.
 */
final class Checkpoints {

    /** A checkpoint that training can go on from. */
    record Found(Path file, int round) {}

    private static final Pattern NAME = Pattern.compile("xgboost-checkpoint\\.(\\d{1,9})");
    private static final int KEPT = 5;
    /** Saving may take this part of the time at most. */
    private static final int SHARE = 50;

    private final Path folder;
    private long lastSaved = Long.MIN_VALUE;
    private long lastCost;

    Checkpoints(Path folder) {
        this.folder = folder;
    }

    Optional<Found> newest() throws IOException {
        return all().stream().max(Comparator.comparingInt(Found::round));
    }

    /** Saves a round's model unless the last one is so young that saving would slow the training down. */
    void saveIfDue(Booster booster, int round) throws XGBoostError, IOException {
        long now = System.nanoTime();
        if (lastSaved == Long.MIN_VALUE || now - lastSaved >= lastCost * SHARE) {
            save(booster, round);
        }
    }

    void save(Booster booster, int round) throws XGBoostError, IOException {
        long start = System.nanoTime();
        Files.createDirectories(folder);
        ModelFile.write(booster, folder.resolve("xgboost-checkpoint." + round));
        List<Found> all = all();
        for (Found old : all.stream()
                .sorted(Comparator.comparingInt(Found::round))
                .limit(Math.max(0, all.size() - KEPT))
                .toList()) {
            Files.deleteIfExists(old.file());
        }
        lastSaved = System.nanoTime();
        lastCost = lastSaved - start;
    }

    private List<Found> all() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.flatMap(Checkpoints::found).toList();
        }
    }

    private static Stream<Found> found(Path file) {
        Matcher matcher = NAME.matcher(String.valueOf(file.getFileName()));
        return matcher.matches() ? Stream.of(new Found(file, Integer.parseInt(matcher.group(1)))) : Stream.empty();
    }
}
